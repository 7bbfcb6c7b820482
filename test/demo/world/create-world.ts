import type { World } from './model.ts';

/** The demonstration world: same seed and scale, same world. `scale` 1 is sized like the published figures. */
export function createWorld(_options: { seed: number; scale?: number }): World {
  throw new Error('not built yet');
}
