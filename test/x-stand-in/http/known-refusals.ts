import type { FaultAction } from './faults.ts';
import { PROBLEMS } from './problems.ts';

/** Refusals that X is known to give and that no world brings about: for fault scripts. Bodies as they were recorded. */
function refusal(status: number, body: Record<string, unknown>): FaultAction {
  return { kind: 'answer', status, body, headers: { 'content-type': 'application/problem+json' } };
}

/** 402: the account has no credits left. Stop and tell somebody. */
export function creditsDepleted(): FaultAction {
  return refusal(402, {
    title: 'CreditsDepleted',
    detail: 'Your enrolled account does not have any credits to fulfill this request.',
    type: `${PROBLEMS}/credits`,
    account_id: 0,
  });
}

/** 403: the application is not enrolled for this endpoint; the body has no `errors`. */
export function clientNotEnrolled(): FaultAction {
  return refusal(403, {
    title: 'Client Forbidden',
    detail:
      'This request must be made using an approved developer account that is enrolled in the requested endpoint.',
    type: `${PROBLEMS}/client-forbidden`,
    reason: 'client-not-enrolled',
    registration_url: 'https://developer.x.com/en/docs/x-api/getting-started/about-x-api',
    client_id: '0',
    required_enrollment: 'Appropriate Level of API Access',
  });
}

/** 429 of the second kind: the month's cap is used up although calls remain in the window. */
export function usageCapExceeded(): FaultAction {
  return refusal(429, {
    title: 'UsageCapExceeded',
    detail: 'Usage cap exceeded: Monthly product cap',
    type: `${PROBLEMS}/usage-capped`,
    period: 'Monthly',
    scope: 'Product',
    account_id: 0,
    product_name: 'standard-basic',
  });
}

/** 503, as a page without JSON. */
export function overCapacity(): FaultAction {
  return { kind: 'html', status: 503 };
}
