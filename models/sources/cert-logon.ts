import { certStream } from './parts/cert.ts';

export default certStream({
  id: 'cert-logon',
  title: 'CERT logons',
  stream: 'logon',
  fileName: 'logon',
  required: ['activity'],
  optional: [],
  actions: { Logon: 'logged-on', Logoff: 'logged-off' },
});
