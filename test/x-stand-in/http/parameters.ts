import type { Millis } from '../../demo/world/model.ts';
import { invalidRequest } from './problems.ts';

/** Reads query parameters with X's rules and X's wording when they are broken. */
export function integer(
  query: URLSearchParams,
  name: string,
  low: number,
  high: number,
  otherwise: number,
): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  const value = Number(text);
  if (!/^-?\d+$/.test(text)) {
    throw invalidRequest(name, text, `The \`${name}\` query parameter value [${text}] is not a valid number`);
  }
  if (value < low || value > high) {
    const message = `The \`${name}\` query parameter value [${text}] is not between ${low} and ${high}`;
    throw invalidRequest(name, text, message);
  }
  return value;
}

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

export function time(query: URLSearchParams, name: string): Millis | null {
  const text = query.get(name);
  if (text === null) return null;
  const at = RFC3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) {
    const message = `The \`${name}\` query parameter value [${text}] is not a valid RFC3339 date-time`;
    throw invalidRequest(name, text, message);
  }
  return at;
}

export function postId(query: URLSearchParams, name: string): string | null {
  const text = query.get(name);
  if (text !== null && !/^[0-9]{1,19}$/.test(text)) {
    throw invalidRequest(name, text, `The \`${name}\` query parameter value [${text}] is not valid`);
  }
  return text;
}

/** 1 to 100 comma-separated values of a pattern. */
export function list(query: URLSearchParams, name: string, pattern: RegExp): string[] {
  const text = query.get(name) ?? '';
  if (text === '') throw invalidRequest(name, '', `The \`${name}\` query parameter can not be empty`);
  const values = text.split(',');
  if (values.length > 100) {
    const message = `The number of values in the \`${name}\` query parameter list [${values.length}] is not between 1 and 100`;
    throw invalidRequest(name, text, message);
  }
  for (const value of values) {
    if (!pattern.test(value)) {
      const message = `The \`${name}\` query parameter value [${value}] does not match ${pattern.source}`;
      throw invalidRequest(name, value, message);
    }
  }
  return values;
}

/** A set of field or expansion names; names X does not know are ignored in silence, as the new backend does. */
export function names(query: URLSearchParams, name: string): ReadonlySet<string> {
  return new Set((query.get(name) ?? '').split(',').filter(Boolean));
}

/** 400 for a parameter the endpoint does not have. Field parameters of either dialect are let through. */
export function refuseUnknown(query: URLSearchParams, allowed: readonly string[]): void {
  for (const [name, value] of query) {
    if (allowed.includes(name) || name.endsWith('.fields') || name === 'expansions') continue;
    throw invalidRequest(name, value, `The query parameter [${name}] is not one of [${allowed.join(',')}]`);
  }
}
