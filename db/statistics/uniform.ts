/**
 * A seeded stream of numbers in [0, 1) (sfc32 of PractRand). Only whole numbers of 32 bits and one division
 * by a power of two: the same seed gives the same numbers on every machine and engine.
 * @param seed a safe integer
 * @param stream another stream of the same seed
 */
export function uniform(seed: number, stream = 0): () => number {
  let a = seed | 0;
  let b = (seed / 2 ** 32) | 0;
  let c = Math.imul(stream + 1, 0x9e3779b1);
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  // The first outputs of sfc32 still show the seed.
  for (let round = 0; round < 20; round++) next();
  return next;
}
