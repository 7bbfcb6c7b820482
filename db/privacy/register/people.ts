import type { Tables } from './registered.ts';

/** What people tell, ask for, and may do here. */
export const PEOPLE = {
  closed_day: {
    treatment: 'rights',
    columns: {
      day: 'moment',
      closed_at: 'moment',
    },
  },
  declaration: {
    treatment: 'declarations',
    columns: {
      id: 'key',
      person: 'pseudonym',
      declared_at: 'moment',
      day: 'moment',
      source: 'code',
      post_id: 'post-id',
      evidence: 'code',
      state: 'code',
      entered_by: 'volunteer-name',
      entered_at: 'moment',
      link_hash: 'token-hash',
      sealed_mail: 'sealed-mail',
    },
  },
  declaration_decision: {
    treatment: 'declarations',
    columns: {
      id: 'key',
      declaration_id: 'key',
      state: 'code',
      decided_by: 'volunteer-name',
      decided_at: 'moment',
    },
  },
  consent: {
    treatment: 'declarations',
    columns: {
      id: 'key',
      person: 'pseudonym',
      purpose: 'code',
      given: 'mark',
      text_version: 'code',
      channel: 'code',
      told_at: 'moment',
    },
  },
  declaration_fact: {
    treatment: 'declarations',
    columns: {
      id: 'key',
      declaration_id: 'key',
      told_at: 'moment',
      by_person: 'mark',
      noted_by: 'volunteer-name',
      start_day: 'moment',
      contract: 'code',
      contribution: 'code',
    },
  },
  follow_up: {
    treatment: 'declarations',
    columns: {
      id: 'key',
      declaration_id: 'key',
      month: 'count',
      due_day: 'moment',
      invited_day: 'moment',
      answered_day: 'moment',
      sending_at: 'moment',
      still_employed: 'mark',
    },
  },
  seeker_news: {
    treatment: 'declarations',
    columns: {
      id: 'key',
      person: 'pseudonym',
      day: 'moment',
      status: 'code',
      recruiter: 'mark',
      network: 'mark',
      interview: 'mark',
      source: 'code',
      noted_by: 'volunteer-name',
      known_at: 'moment',
    },
  },
  seeker_profile: {
    treatment: 'declarations',
    columns: {
      id: 'key',
      person: 'pseudonym',
      told_at: 'moment',
      source: 'code',
      contract: 'code',
      occupation: 'code',
      region: 'code',
      age_band: 'code',
    },
  },
  left_out_post: { treatment: 'rights', columns: { post: 'post-digest', day: 'moment' } },
  rights_request: {
    treatment: 'rights',
    columns: {
      reference: 'key',
      kind: 'code',
      received_day: 'moment',
      answered_day: 'moment',
      known_at: 'moment',
    },
  },
  person_rule: {
    treatment: 'rights',
    columns: {
      person: 'pseudonym',
      rule: 'code',
      since: 'moment',
      carried_out_at: 'moment',
    },
  },
  restricted_row: {
    treatment: 'rights',
    columns: {
      id: 'key',
      person: 'pseudonym',
      table_name: 'code',
      sealed: 'sealed-row',
    },
  },
  audit_entry: {
    treatment: 'audit',
    columns: {
      seq: 'key',
      at: 'moment',
      actor: 'volunteer-name',
      role: 'code',
      action: 'code',
      object_kind: 'code',
      object_id: 'key',
      hash: 'digest',
    },
  },
  audit_head: {
    treatment: 'audit',
    columns: { id: 'key', seq: 'key', hash: 'digest', base_seq: 'key', base_hash: 'digest' },
  },
  session: {
    treatment: 'access',
    columns: {
      token_hash: 'token-hash',
      role: 'code',
      name: 'volunteer-name',
      created_at: 'moment',
      expires_at: 'moment',
      revoked_at: 'moment',
    },
  },
  sign_in_link: {
    treatment: 'access',
    columns: {
      token_hash: 'token-hash',
      role: 'code',
      name: 'volunteer-name',
      created_at: 'moment',
      expires_at: 'moment',
      used_at: 'moment',
    },
  },
} as const satisfies Tables;
