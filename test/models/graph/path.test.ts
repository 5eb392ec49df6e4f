import { describe, expect, it } from 'vitest';
import { edgesOf, nodesOf, pathOf, recording, replayOf } from './recording.ts';

const hop = recording(`
  20:52:07 heron   10.20.14.37 -> ws-01 rdp
  21:04:31 heron   ws-01 -> cad-02 type3 known
  22:03:11 heron   ws-01 uses svc-plm first
  22:09:14 svc-plm ws-01 -> plm-01 type3 first
  22:14:03 svc-plm plm-01 opens \\\\plm-01\\kestrel 1204 first
`);

describe('the path', () => {
  it('runs through a change of credentials to the last host and what was read there', () => {
    expect(pathOf(replayOf(hop), hop)).toEqual([
      '1 heron 10.20.14.37>ws-01',
      '2 heron ws-01>svc-plm first',
      '3 svc-plm svc-plm>plm-01 first',
      '4 svc-plm plm-01>\\\\plm-01\\kestrel first',
    ]);
  });

  it('stays at one host where nobody goes further', () => {
    const quiet = recording(`
      08:58:00 heron ws-01 local known
      12:00:00 heron ws-01 starts excel
    `);
    expect(pathOf(replayOf(quiet), quiet)).toEqual(['1 heron heron>ws-01']);
  });

  it('keeps the sign-in with one’s own account where no credentials are taken', () => {
    const quiet = recording(`
      20:52:07 heron ws-01 local
      22:09:14 heron ws-01 -> plm-01 type3 known
    `);
    expect(pathOf(replayOf(quiet), quiet)).toEqual(['1 heron heron>ws-01', '2 heron ws-01>plm-01']);
    expect(edgesOf(replayOf(quiet), quiet).join()).not.toContain('svc-plm');
  });

  it('puts nodes into the columns of the arrangement by step', () => {
    expect(nodesOf(replayOf(hop), hop)).toEqual([
      '10.20.14.37 @0',
      '\\\\plm-01\\kestrel @4',
      'cad-02 @3',
      'heron @0',
      'plm-01 @3',
      'svc-plm @2',
      'ws-01 @1',
    ]);
  });

  it('is none where nobody signs in', () => {
    const quiet = recording(`09:00:00 heron ws-01 starts excel`);
    const replay = replayOf(quiet);
    expect([pathOf(replay, quiet), replay.alternatives, replay.nodes.rows]).toEqual([[], [], 0]);
  });

  it('goes from host to host as far as it leads', () => {
    const far = recording(`
      20:00:00 heron ws-01 local
      20:10:00 heron ws-01 -> srv-02 rdp first
      20:20:00 heron srv-02 -> srv-03 rdp first
      20:30:00 heron srv-03 -> dc-01 type3 first
      20:31:00 heron ws-01 -> mail-01 type3 known
    `);
    expect(pathOf(replayOf(far), far).map((step) => step.split(' ')[2])).toEqual([
      'heron>ws-01',
      'ws-01>srv-02',
      'srv-02>srv-03',
      'srv-03>dc-01',
    ]);
  });

  it('does not run through a refused sign-in', () => {
    const refused = recording(`
      20:00:00 heron ws-01 local
      20:10:00 heron ws-01 -> srv-02 refused
      20:20:00 heron srv-02 -> srv-03 type3
    `);
    const replay = replayOf(refused);
    expect(edgesOf(replay, refused)).toContain('ws-01>srv-02 failed 1×');
    expect(pathOf(replay, refused).some((step) => step.includes('ws-01>srv-02'))).toBe(false);
  });

  it('reaches a host by a later try', () => {
    const tried = recording(`
      20:00:00 heron ws-01 local
      20:10:00 heron ws-01 -> srv-02 refused
      20:11:00 heron ws-01 -> srv-02 type3
    `);
    expect(edgesOf(replayOf(tried), tried)).toContain('ws-01>srv-02 path 2 2×');
  });

  it('leaves a host that only refused hollow', () => {
    const refused = recording(`
      20:00:00 heron ws-01 local
      20:10:00 heron ws-01 -> srv-02 refused
    `);
    expect(nodesOf(replayOf(refused), refused)).toContain('srv-02 @3 –');
  });

  it('tells first from known edges', () => {
    const edges = edgesOf(replayOf(hop), hop);
    expect(edges).toContain('svc-plm>plm-01 first path 3 1×');
    expect(edges).toContain('ws-01>cad-02 1×');
  });

  it('sees the movement where only credentials used towards a host are recorded', () => {
    const away = recording(`
      20:00:00 heron ws-01 local
      20:10:00 heron ws-01 uses heron -> srv-02
    `);
    expect(pathOf(replayOf(away), away)[1]).toBe('2 heron ws-01>srv-02');
  });

  it('draws a day without hosts to reach: devices, files, pages and mail', () => {
    const day = recording(`
      18:58:00 lark pc-12 local known
      19:20:00 lark pc-12 plugs removable first
      19:21:00 lark pc-12 copies R:\\plans 41 first
      19:40:00 lark pc-12 visits wikileaks.org 1 first
      19:41:00 lark pc-12 visits intranet.example 9 known
      19:50:00 lark pc-12 mails rival@example.org 1 known
    `);
    const replay = replayOf(day);
    expect(pathOf(replay, day)).toEqual([
      '1 lark lark>pc-12',
      '2 lark pc-12>removable first',
      '3 lark pc-12>R:\\plans first',
    ]);
    expect(replay.nodes.rows).toBe(7);
  });

  it('comes out the same in any order of the events', () => {
    const shuffled = { ...hop, runs: [...hop.runs].reverse() };
    expect(replayOf(shuffled)).toEqual(replayOf(hop));
  });
});
