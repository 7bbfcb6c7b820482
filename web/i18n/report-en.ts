import type { ReportMessages } from './report-fr.ts';

/** The sentences that only the report prints, in British English. */
export const reportEn: ReportMessages = {
  title: 'Activity and results report',
  documentTitle: (ordinal, name) => `${ordinal} anniversary report – ${name}`,
  coverAnniversary: (ordinal) => `${ordinal} anniversary`,
  coverPeriod: 'i4Emploi year',
  coverEdition: 'Edition',
  coverFrozen: 'Frozen on',
  coverCutoff: 'Data as of',
  coverNote:
    'Every figure of this report comes with its definition, its period, its coverage and what it does not say.',
  contents: 'Contents',
  runningEdition: (id, day) => `Edition ${id} – Data as of ${day}`,
  essentials: 'Key figures',
  essentialsLead: (from, to) =>
    `Six figures for the year from ${from} to ${to}. In small: since the first day.`,
  sinceStart: (value) => `Since the start: ${value}`,
  guideTitle: 'How to read these figures',
  guideMinimum:
    '“At least” announces a minimum: the true number is equal or larger, up to the upper bound when it is known.',
  guideCoverage:
    'Coverage is the share of the period’s hours that were collected. A missing hour is never counted as zero.',
  guideDeclared:
    '“Reported” comes from the people themselves; “measured” comes from reading X. Neither proves a cause.',
  figuresCaption: (chapter) => `Figures: ${chapter}`,
  caveatsTitle: 'What these figures do not say',
  tableOf: (subject) => `Data: ${subject}`,
  coverageShort: (share) => `cov. ${share}`,
  absence: (label, reason) => `${label}: ${reason}`,
  matrixNote: 'Two numbers: lower and upper bound. In brackets: coverage of the month.',
  method: 'Method and limits',
  methodLead:
    'A day is measured, measured as zero, not measured, or failed: a missing measure is never a zero. Days are those of Paris; the year runs from 26 September to 25 September.',
  methodCoverage: (year, all) => `Coverage of the collection: ${year} over the year, ${all} since the start.`,
  definitionsCaption: 'Definitions in force',
  colFigure: 'Figure',
  colDefinition: 'Definition',
  colEvidence: 'Evidence',
  colVersion: 'Version',
  versionShort: (version, day) => `${version}, since ${day}`,
  evidenceTitle: 'Levels of evidence of a return to work',
  evidenceCaption: 'Levels of evidence of a return to work',
  colLevel: 'Level',
  colMeaning: 'What is known',
  colCounted: 'Counted?',
  levelE0: 'A hint seen by a volunteer: a changed bio, a post that is not addressed to the collective.',
  levelE1:
    'The person told the collective: a post, a reply, the form, or a message noted with their consent.',
  levelE2: 'E1, with the start date and the kind of contract given by the person.',
  levelE3: 'E2, confirmed at a follow-up after three or six months.',
  levelE4: 'A third party attests it. Deliberately not collected.',
  countedNever: 'never',
  countedYes: 'yes',
  countedApart: 'yes, shown apart',
  countedNotCollected: 'not collected',
  unmeasuredTitle: 'What we do not measure',
  unmeasuredImpact:
    'What would have happened without the collective: no figure of this report is a net effect.',
  unmeasuredReaders: 'The number of readers of the relays: only two bounds of followers are known.',
  unmeasuredSilent:
    'What became of the people who sent no news. They are neither in work nor still looking: they are “no news”.',
  unmeasuredMoney: 'A value in euros, a salary, a cost per job.',
  unmeasuredPeople: 'The people themselves: no score, no profile, no ranking. Only totals are published.',
  published: 'Register of published figures',
  colophon: 'Colophon',
  colophonLead:
    'An edition is a frozen document. This report is drawn from it alone; recomputing it from the data known on the cutoff day must give the same figures.',
  colophonCaption: 'Identity of the edition',
  colItem: 'Item',
  colEntry: 'Value',
  sha256: 'SHA-256 fingerprint',
  account: 'The collective’s account',
  tags: 'Hashtags followed',
  indicatorsCount: 'Indicators',
  licence:
    'The software that produced this report is free (AGPL-3.0 or later). The typefaces Figtree and Bricolage Grotesque are under the OFL.',
  corrections: 'A mistake found later leads to a numbered erratum; this edition stays readable as it is.',
  failedFont: 'A typeface of the report could not be loaded: the report cannot be printed.',
  failedChart: (chart) => `The chart ${chart} could not be drawn: the report cannot be printed.`,
};
