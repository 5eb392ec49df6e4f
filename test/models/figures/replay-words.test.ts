import { describe, expect, it } from 'vitest';
import { chainOf } from '../../../models/figures/replay-chain.ts';
import { nodeName, nodeNote, shortHosts } from '../../../models/figures/replay-names.ts';
import { hitWords } from '../../../models/figures/replay-says.ts';
import { apart, causeWords, countWords, stepWords, whenWords } from '../../../models/figures/replay-words.ts';
import { fixtureNames, replayFixture, us } from './replay-fixture.ts';

const replay = replayFixture();
const chain = chainOf(replay, 0);
const says = (step: number) => stepWords(replay, step, fixtureNames);

describe('steps in words', () => {
  it('say what happened, to what, how often', () => {
    expect(says(0)).toBe('Signed in at ws-opt-114');
    expect(says(3)).toBe('Opened 708 files in \\prototypes');
    expect(says(5)).toBe('plm-app-01 refused sign-in, 3×');
    expect(says(6)).toBe('Used credentials of svc-plm-backup');
    expect(says(7)).toBe('Signed in to file-plm-01');
    expect(says(9)).toBe('Connected a device to ws-opt-114');
  });

  it('do without what a record does not name', () => {
    const bare = replayFixture();
    bare.steps.columns.host[7] = -1;
    bare.steps.columns.target[6] = -1;
    expect(stepWords(bare, 7, fixtureNames)).toBe('Signed in to a host');
    expect(stepWords(bare, 6, fixtureNames)).toBe('Used credentials of an account for svc-plm-backup');
  });
});

describe('causes in words', () => {
  it('name the step, the time between, what is shared and the runner-up', () => {
    expect(causeWords(replay, chain, 7, fixtureNames)).toBe(
      'Step 6 on ws-opt-114, 6 min 3 s earlier: the account that it took on, both for the first time. ' +
        'Likelihood 82 %. Next likeliest, 11 %: step 5 on plm-app-01, 7 min 59 s earlier: close in time.',
    );
  });

  it('are null where none is known', () => {
    expect(causeWords(replay, chain, 0, fixtureNames)).toBeNull();
  });
});

describe('the subject', () => {
  it('has a part of the day, or the day where it is long', () => {
    expect(whenWords(replay, replay.zone)).toBe('evening of 12 Nov 2026');
    expect(
      whenWords(
        { ...replay, to: us('20:00:00') as typeof replay.to, from: us('06:00:00') as typeof replay.from },
        replay.zone,
      ),
    ).toBe('12 Nov 2026');
  });

  it('counts what is shown and of how many', () => {
    expect(countWords(replay, 13)).toBe('2,034 events, 13 of 40 nodes, 6 hosts');
    expect(countWords(replay, 40)).toBe('2,034 events, 40 nodes, 6 hosts');
  });

  it('says times apart with at most two units', () => {
    expect(apart(400_000)).toBe('less than a second');
    expect(apart(363e6)).toBe('6 min 3 s');
    expect(apart(120e6)).toBe('2 min');
    expect(apart(3 * 3600e6)).toBe('3 h');
  });
});

describe('nodes and edges in words', () => {
  it('say what a node is and that it was not reached', () => {
    expect(nodeNote(replay, 7)).toBe('domain controller, not reached');
    expect(nodeNote(replay, 5)).toBe('service account');
    expect(nodeNote(replay, 12)).toBe('708 events');
    expect(nodeName(replay, 3, fixtureNames)).toBe('13 workstations');
  });

  it('say both ends of an edge', () => {
    expect(hitWords(replay, { what: 'edge', row: 9 }, fixtureNames, replay.zone)).toBe(
      'ws-opt-114 → plm-app-01: network sign-in, 3 events, 22:01:15, refused',
    );
    expect(hitWords(replay, { what: 'node', row: 6 }, fixtureNames, replay.zone)).toBe(
      '14 accounts, 9 events among them',
    );
    expect(hitWords(replay, { what: 'node', row: 9 }, fixtureNames, replay.zone)).toBe(
      'file-plm-01, server, highest level elevated, reached 22:09:14',
    );
  });
});

describe('names of hosts', () => {
  it('lose a domain that says nothing; addresses and doubles stay', () => {
    const short = shortHosts([
      'pc-1.halden.example',
      'dc.halden.example',
      'dc.other.example',
      '10.0.0.1',
      'ws-2',
    ]);
    expect([...short.values()]).toEqual([
      'pc-1',
      'dc.halden.example',
      'dc.other.example',
      '10.0.0.1',
      'ws-2',
    ]);
  });
});
