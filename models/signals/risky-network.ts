import { about, links } from './parts/about.ts';
import { isPerson, isRiskyNetwork } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import type { FoldSignal } from './parts/signal.ts';

const SIGN_INS: ReadonlySet<string> = new Set(['logged-on', 'app-signed-in', 'remote-logon', 'logon-failed']);
const doing = (signsIn: boolean, failed: boolean) =>
  signsIn ? (failed ? 'Tried to sign in' : 'Signed in') : failed ? 'Tried to act' : 'Acted';

const signal: FoldSignal = {
  id: 'risky-network',
  title: 'Use of a risky network',
  techniques: ['T1090'],
  weight: 20,
  needs: 'addresses on a list of networks or indicators of the case',
  tunables: {},
  actions: [
    'logged-on',
    'app-signed-in',
    'remote-logon',
    'role-assumed',
    'certificate-used',
    'logon-failed',
    'accessed',
    'changed',
    'key-created',
    'account-created',
    'role-granted',
    'shared-outside',
    'mfa-verified',
    'mfa-method-added',
  ],
  sees: ({ networkKind, ip }) => ip !== '' && networkKind !== '',
  begin: (context) => {
    const told = new Set<string>();
    return (event, tell) => {
      const { who, day, ip, network, networkKind, networkName } = event;
      if (!isPerson(event) || ip === '') return;
      const indicator = context.lists.indicator(ip, day);
      if (!isRiskyNetwork(event) && indicator === null) return;
      if (isExpected('risky-network', event, context, networkName)) return;
      const signsIn = SIGN_INS.has(event.action);
      const key = `${who} ${network} ${day} ${event.failed}`;
      if (told.has(key)) return;
      told.add(key);
      const kind = indicator === null ? `a ${networkKind} network` : `an address on the list ${indicator}`;
      const name = networkName === '' ? '' : ` (${networkName})`;
      tell({
        ...about(event, context),
        key,
        severity: event.failed ? 'low' : networkKind === 'tor' || indicator !== null ? 'high' : 'medium',
        says: `${doing(signsIn, event.failed)} through ${kind}: ${ip}${name}`,
        links: links(...about(event, context).links, ['network', network]),
      });
    };
  },
};
export default signal;
