import { certStream } from './parts/cert.ts';

/** Each row is a copy of a file to a removable device (readme of r4.2). */
export default certStream({
  id: 'cert-file',
  title: 'CERT file copies to removable devices',
  stream: 'file',
  fileName: 'file',
  required: ['filename'],
  optional: ['content'],
  actions: 'file-copied',
  resource: (column) => `nullif(${column('filename')}, '')`,
});
