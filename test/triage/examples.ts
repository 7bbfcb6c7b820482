import { readFileSync } from 'node:fs';
import type { PostLabel } from '../../db/core/labels.ts';
import { featuresOf } from '../../jobs/triage/features.ts';
import type { Example } from './fit.ts';

export type LabelledPost = {
  readonly id: string;
  readonly text: string;
  readonly label: PostLabel;
  readonly author_bio: string;
  readonly created_at: string;
  readonly entities: {
    readonly contract: readonly string[];
    readonly place: readonly string[];
    readonly occupation: string;
  };
};
export type LabelledBio = {
  readonly id: string;
  readonly text: string;
  readonly adopter: boolean;
  readonly seeker: boolean;
};

const readLines = (name: string): unknown[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

export const readPosts = (
  name: 'posts-dev' | 'posts-extra' | 'posts-fresh' | 'posts-unseen' | 'posts-held-out',
): LabelledPost[] => readLines(`${name}.jsonl`) as LabelledPost[];
export const readBios = (): LabelledBio[] => readLines('bios-dev.jsonl') as LabelledBio[];

/** Each post twice, with its author's bio and without: a night does not know the bios. */
export const examplesOf = (posts: readonly LabelledPost[]): Example[] =>
  posts.flatMap(({ text, label, author_bio }) => [
    { features: featuresOf(text, author_bio), label, weight: 0.5 },
    { features: featuresOf(text), label, weight: 0.5 },
  ]);

/** Every invented post that the weights may be fitted on. */
export const TRAINING = (): LabelledPost[] =>
  (['posts-dev', 'posts-extra', 'posts-fresh', 'posts-unseen'] as const).flatMap(readPosts);
