import { z } from 'zod';
import { DayText } from './common.ts';

/** What a post says to the collective; people decide. */
export const SortingLabel = z.enum([
  'seeker_request',
  'placement_report',
  'relay_support',
  'employer_offer',
  'other',
]);
export type SortingLabel = z.infer<typeof SortingLabel>;

const PostId = z.string().min(1).max(40);
const DecisionNumber = z.int().min(0);

/** How the desk stands for who asks. */
export const SortingState = z
  .object({
    /** What waits, by what is proposed, in the order of the desk. */
    left: z.array(z.object({ label: SortingLabel, waiting: z.int().min(0) })),
    /** Of all that waits, what loses its text within seven days. */
    soon: z.int().min(0),
    /** Counting stops there: a `waiting` or `soon` that reaches it says so many or more. */
    countedUpTo: z.int().min(1),
    /** Declarations that wait for you, and those that wait for somebody else because you entered them. */
    toConfirm: z.object({ waiting: z.int().min(0), yours: z.int().min(0) }),
    /** What you decided today and have not taken back; the last decisions, newest first. */
    today: z.object({ count: z.int().min(0), latest: z.array(DecisionNumber) }),
    demonstration: z.boolean(),
  })
  .meta({ id: 'SortingState' });
export type SortingState = z.infer<typeof SortingState>;

export const WaitingPost = z
  .object({
    id: PostId,
    day: DayText,
    kind: z.enum(['original', 'quote', 'reply']),
    text: z.string(),
    /** The day on which its text goes. */
    expiresOn: DayText,
    /** Relays known so far: they are read once a request is confirmed. */
    relays: z.int().min(0),
    proposed: SortingLabel,
    score: z.number().min(0).max(1),
    /** The signs that spoke most, strongest first. */
    reasons: z.array(z.string()),
    /** Where the words that spoke stand in the text, in UTF-16 units, the end not included. */
    clues: z.array(z.tuple([z.int().min(0), z.int().min(0)])),
    /** The decision it stands at; 0 for none. To be given back with yours. */
    last: DecisionNumber,
  })
  .meta({ id: 'WaitingPost' });
export type WaitingPost = z.infer<typeof WaitingPost>;

export const TakeBody = z.strictObject({
  /** Only what is proposed as this. */
  label: SortingLabel.optional(),
  /** Posts laid aside: not these. */
  skip: z.array(PostId).max(100).optional(),
});

export const TakenAnswer = z
  .object({ posts: z.array(WaitingPost), state: SortingState })
  .meta({ id: 'TakenPosts' });
export type TakenAnswer = z.infer<typeof TakenAnswer>;

export const DecideBody = z.strictObject({
  post: PostId,
  last: DecisionNumber,
  label: SortingLabel,
  /** A post that told the same before: this one is then its relay (`relay_support`). */
  sameAs: PostId.optional(),
});

export const UndoBody = z.strictObject({ decision: DecisionNumber });

/** The decision that stands now, and the post it is about. */
export const DecidedAnswer = z
  .object({ post: PostId, decision: DecisionNumber, state: SortingState })
  .meta({ id: 'Decided' });
export type DecidedAnswer = z.infer<typeof DecidedAnswer>;

/** After an undo: the post to decide about again; null when its text has gone meanwhile. */
export const UndoneAnswer = z
  .object({ post: WaitingPost.nullable(), state: SortingState })
  .meta({ id: 'Undone' });
export type UndoneAnswer = z.infer<typeof UndoneAnswer>;

export const AlikeBody = z.strictObject({ post: PostId });

export const AlikeAnswer = z
  .object({
    posts: z.array(
      z.object({
        id: PostId,
        day: DayText,
        label: SortingLabel.nullable(),
        text: z.string().nullable(),
        sameAccount: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'AlikePosts' });
export type AlikeAnswer = z.infer<typeof AlikeAnswer>;

export const DeclarationToConfirm = z
  .object({
    id: z.int(),
    day: DayText,
    source: z.enum(['public_post', 'volunteer_note', 'form']),
    post: PostId.nullable(),
    text: z.string().nullable(),
    /** Under another account or none, of near days and no other contract: perhaps the same return to work. */
    alike: z.array(
      z.object({
        id: z.int(),
        day: DayText,
        source: z.enum(['public_post', 'volunteer_note', 'form']),
        confirmed: z.boolean(),
        text: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'DeclarationToConfirm' });
export type DeclarationToConfirm = z.infer<typeof DeclarationToConfirm>;

export const ToConfirmAnswer = z
  .object({ declarations: z.array(DeclarationToConfirm), state: SortingState })
  .meta({ id: 'DeclarationsToConfirm' });
export type ToConfirmAnswer = z.infer<typeof ToConfirmAnswer>;

export const ConfirmBody = z.strictObject({
  declaration: z.int(),
  /** `proposed` takes your own decision back. */
  state: z.enum(['confirmed', 'rejected', 'proposed']),
});

export const ConfirmedAnswer = z
  .object({ declaration: z.int(), state: SortingState })
  .meta({ id: 'DeclarationDecided' });
export type ConfirmedAnswer = z.infer<typeof ConfirmedAnswer>;
