import { buildTinyWorld, type TinyWorld } from '../../demo/world/tiny-world.ts';

/**
 * Three weeks of a small collective: 35 posts with a tag, 12 of them requests, relayed, quoted, undone; or the same without
 * one of its people and all that is about them. */
export function smallWorld(without: string | null = null): TinyWorld {
  const seekers = Array.from({ length: 12 }, (_, index) => ({
    as: `cherche${index}`,
    followers: 50 + index,
  }));
  const relayers = Array.from({ length: 14 }, (_, index) => ({
    as: `relais${index}`,
    followers: 1000 + index,
    bio: 'Je relaie #i4Emploi',
  }));
  const at = (day: number, hour: number): string =>
    `2019-03-${String(10 + day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:15:00Z`;
  const requests = seekers.map(({ as }, index) => ({
    as: `demande${index}`,
    by: as,
    at: at(index, 9),
    text: `Je cherche un poste de soudeuse à Lyon, disponible ${index} jours. #i4EmploiR`,
    label: 'seeker_request' as const,
  }));
  const others = Array.from({ length: 23 }, (_, index) => ({
    as: `autre${index}`,
    by: `relais${index % 14}`,
    at: at(index % 20, 14),
    text: `Merci à toutes celles qui relaient, jour ${index} #i4Emploi`,
    label: 'relay_support' as const,
  }));
  const parts: Required<Parameters<typeof buildTinyWorld>[0]> = {
    start: '2019-03-09T23:00:00Z',
    end: '2019-04-30T22:00:00Z',
    accounts: [
      { as: 'i4Emploi', followers: 20_000, bio: 'Le compte du collectif #i4Emploi' },
      ...seekers,
      ...relayers,
      { as: 'lesdeux', bio: 'Comptable #i4EmploiR, et je relaie #I4EMPLOI', followers: 7 },
      { as: 'sosie', bio: '#i4EmploiRH et #i4Emplois', followers: 7 },
      { as: 'chercheuse', bio: 'Ouverte aux propositions #i4EmploiR', followers: 7 },
    ],
    posts: [
      ...requests,
      ...others,
      {
        as: 'nouvelles',
        by: 'cherche0',
        at: at(18, 10),
        text: '@i4Emploi j’ai signé mon CDI, merci !',
        label: 'placement_report',
      },
      { as: 'rh', by: 'sosie', at: at(3, 8), text: 'Nos offres #i4EmploiRH', label: 'other' },
      {
        as: 'citation',
        by: 'relais3',
        at: at(2, 18),
        text: 'À voir absolument',
        kind: 'quote',
        of: 'demande1',
        label: 'relay_support',
      },
    ],
    relays: [
      ...relayers.map(({ as }, index) => ({ of: 'demande0', by: as, at: at(0, 10 + (index % 8)) })),
      ...requests.slice(0, 8).map(({ as }, index) => ({ of: as, by: 'i4Emploi', at: at(index, 11) })),
      { of: 'demande2', by: 'relais1', at: at(2, 10), undoneAt: at(12, 0) },
      { of: 'demande2', by: 'relais1', at: at(13, 10) },
      { of: 'demande3', by: 'cherche3', at: at(3, 10) },
    ],
  };
  const posts = parts.posts.filter(({ by }) => by !== without);
  const told = new Set(posts.map(({ as }) => as));
  return buildTinyWorld({
    ...parts,
    posts: posts.filter(({ of }) => of === undefined || told.has(of)),
    relays: parts.relays.filter(({ of, by }) => by !== without && told.has(of)),
    accounts: parts.accounts.map((account) => (account.as === without ? { ...account, bio: '' } : account)),
  });
}
