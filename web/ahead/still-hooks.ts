/**
 * The hooks of Preact as they are for a page that is drawn once, before anybody has it: states begin, nothing happens.
 * One that is missing here fails the build. Signatures are those of preact/hooks, whose place this takes.
 */
export const useState = <T>(first: T | (() => T)): [T, () => void] => [
  typeof first === 'function' ? (first as () => T)() : first,
  nothing,
];
export const useMemo = <T>(make: () => T): T => make();
export const useCallback = <T>(callback: T): T => callback;
export const useRef = <T>(current: T): { current: T } => ({ current });
export const useEffect = nothing;
export const useLayoutEffect = nothing;

function nothing(): void {}
