import type { z } from 'zod';
import { AppError } from '../db/core/errors.ts';

/** A parameter of the query that is wrong: which one, and what was expected. */
export function parameterError(field: string, fr: string, en: string): AppError {
  return new AppError({
    code: 'query-invalid',
    status: 400,
    field,
    fr: `Paramètre « ${field} » : ${fr}.`,
    en: `Parameter "${field}": ${en}.`,
  });
}

/** The first thing that a schema found wrong with a query, as a sentence. Never quotes what was typed. */
export function parameterErrorOf(error: z.ZodError): AppError {
  const issue = error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    return parameterError(issue.keys[0] ?? '?', 'il n’existe pas', 'there is no such parameter');
  }
  const field = String(issue?.path[0] ?? '?');
  if (issue?.code === 'invalid_format' && issue.format === 'date') {
    return parameterError(
      field,
      'une date AAAA-MM-JJ qui existe est attendue',
      'an existing date, YYYY-MM-DD, is expected',
    );
  }
  if (issue?.code === 'invalid_value') {
    const values = issue.values.join(', ');
    return parameterError(
      field,
      `une de ces valeurs est attendue : ${values}`,
      `one of these values is expected: ${values}`,
    );
  }
  if (field === 'year') {
    return parameterError(
      field,
      'une année à quatre chiffres est attendue',
      'a year of four digits is expected',
    );
  }
  return parameterError(
    field,
    'une valeur simple est attendue, une seule fois',
    'one plain value is expected, once',
  );
}
