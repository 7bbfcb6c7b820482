import { readFile } from 'node:fs/promises';
import { operation } from '../operation.ts';

const FILE = new URL('../openapi.json', import.meta.url);

export const getOpenApi = operation({
  id: 'getOpenApi',
  path: '/api/v1/openapi.json',
  summary: 'This description, made from the contract.',
  access: 'open',
  handle: async () => JSON.parse(await readFile(FILE, 'utf8')) as unknown,
});
