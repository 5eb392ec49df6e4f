import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventId, sourceId } from '../../../models/domain/ids.ts';
import { smallCase, type SmallCase } from './small-case.ts';
import { EVENT_BASE, threePeople } from './three-people.ts';

describe('original records', () => {
  let small: SmallCase;
  let ann: string;
  beforeAll(async () => {
    small = await smallCase(threePeople());
    const [name = ''] = await small.call('names.resolve', { kind: 'person', ids: [1] });
    ann = `‹${name.toLowerCase().replace(' ', '-')}›`;
  });
  afterAll(() => small.end());

  it('are found by event, masked, with their header', async () => {
    expect(await small.call('records.original', { event: eventId(EVENT_BASE + 1n) })).toEqual({
      source: 1,
      path: `/exports/${ann}/logon.csv`,
      record: 1,
      header: 'id,date,user,pc,activity',
      text: `{A-2},01/04/2010 17:00:00,${ann},PC-1,Logoff`,
    });
  });

  it('are found by their place in the source', async () => {
    const { text } = await small.call('records.original', { source: sourceId(1), record: 2 });
    expect(text).toMatch(/^\{A-3\},01\/04\/2010 09:00:00,‹[a-z]+-\d\d›,PC-‹/);
  });

  it.each([
    { event: eventId(1n) },
    { event: 'zz' as never },
    { source: sourceId(1), record: 9 },
    { source: sourceId(7), record: 0 },
  ])('are NOT_FOUND for %o', async (request) => {
    await expect(small.call('records.original', request)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
