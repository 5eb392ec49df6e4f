import type { Client, Input, Method, Output } from '../../../electron/contract/api.ts';
import type { Replay } from '../../../models/domain/replay.ts';
import { fixtureNames } from '../../models/figures/replay-fixture.ts';

/** Answers what the replay view asks, from a replay that is given; nothing else is known. */
export function standIn(replay: Replay, written: boolean): Client {
  const answers: { readonly [M in Method]?: (input: Input<M>) => unknown } = {
    'cases.status': () => null,
    'replay.load': () => replay,
    'replay.candidates': () => [],
    'records.original': () => ({
      source: 1,
      path: 'dc01-security.evtx.json',
      record: 884_213,
      header: null,
      text: '{"EventID":4624,"LogonType":3,\n "TargetUserName":"svc-plm-backup",\n "WorkstationName":"WS-OPT-114",\n "IpAddress":"10.20.14.37",\n "TimeCreated":"2026-11-12T21:09:14Z"}',
    }),
    'names.resolve': (input) => {
      if ('events' in input)
        return input.events.map((event) => (written ? fixtureNames.container(event) : event.slice(10)));
      if (input.kind === 'person') return input.ids.map(() => 'Heron 41');
      return input.ids.map((id) => (written ? fixtureNames.host(id) : `${input.kind}-${id}`));
    },
  };
  return {
    call: async <M extends Method>(method: M, input: Input<M>) => {
      const answer = answers[method];
      if (!answer) throw new Error(`${method} is not answered here`);
      return answer(input) as Output<M>;
    },
    on: () => () => undefined,
    close: () => undefined,
  };
}
