import { certStream } from './parts/cert.ts';

export default certStream({
  id: 'cert-http',
  title: 'CERT web visits',
  stream: 'web',
  fileName: 'http',
  required: ['url'],
  optional: ['content'],
  actions: 'web-visited',
  resource: (column) => `nullif(${column('url')}, '')`,
});
