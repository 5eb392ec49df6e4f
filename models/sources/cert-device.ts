import { certStream } from './parts/cert.ts';

export default certStream({
  id: 'cert-device',
  title: 'CERT removable devices',
  stream: 'device',
  fileName: 'device',
  required: ['activity'],
  optional: [],
  actions: { Connect: 'device-connected', Disconnect: 'device-disconnected' },
});
