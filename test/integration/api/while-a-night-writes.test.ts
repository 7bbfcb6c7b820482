import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { SharedLinksAnswer } from '../../../api/contract/shared-links.ts';
import { writeSetting } from '../../../db/queries/settings.ts';
import { onPrimary } from '../../../db/replica/readers.ts';
import { openStore, openToRead } from '../../../db/store.ts';
import { startService } from './service.ts';
import { published, send, statusOf } from './shared.ts';

const LINK = {
  ...{ kind: 'sponsor', label: 'Fondation', language: 'fr', until: '2018-12-31' },
  ...{ figures: ['seekers_distinct'], editions: [] },
};

test('while a night writes, a note waits for it and pages are read; once it is over the note is kept', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-night-'));
  try {
    const url = `sqlite:${join(folder, 'store.db')}`;
    await using store = await openStore(url);
    await published(store);
    await using toRead = openToRead(url);
    assert.ok(toRead);
    await using night = await openStore(url);
    await using service = await startService(store, { readers: onPrimary(store, toRead) });
    const cookie = await service.enter('ada', 'administrator');
    const links = async () => {
      const answer = await service.ask('/api/v1/shared-links', { cookie });
      return ((await answer.json()) as SharedLinksAnswer).links.length;
    };
    let isOver = false;
    const { note } = await night.db.transaction().execute(async (transaction) => {
      await writeSetting(transaction, 'cutoff', '2018-11-01');
      const note = send(service, 'shared-links/made', LINK, cookie).then(({ status }) => ({
        status,
        isOver,
      }));
      for (const path of ['summary', 'indicators', 'editions'])
        assert.equal(await statusOf(service, path, cookie), 200, path);
      assert.equal(await links(), 0);
      isOver = true;
      return { note };
    });
    assert.deepEqual(await note, { status: 200, isOver: true });
    assert.equal(await links(), 1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
