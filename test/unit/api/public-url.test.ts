import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicUrlOf } from '../../../api/public-url.ts';

const url = (host: string, publicUrl: string | null = null) => publicUrlOf({ publicUrl, host, port: 3000 });

test('the public address is the one that is set', () => {
  assert.equal(url('0.0.0.0', 'https://mesure.example'), 'https://mesure.example');
});

test('otherwise it is one that this machine can open', () => {
  assert.equal(url('127.0.0.1'), 'http://127.0.0.1:3000');
  assert.equal(url('0.0.0.0'), 'http://127.0.0.1:3000');
  assert.equal(url('::'), 'http://127.0.0.1:3000');
  assert.equal(url('::1'), 'http://[::1]:3000');
});
