import { certStream } from './parts/cert.ts';

/** Recipients are `to;cc;bcc`, each of which may itself hold several, joined with ";". */
export default certStream({
  id: 'cert-email',
  title: 'CERT e-mail',
  stream: 'email',
  fileName: 'email',
  required: ['to', 'from'],
  optional: ['cc', 'bcc', 'size', 'attachments', 'content'],
  actions: 'email-sent',
  resource: (column) =>
    `nullif(concat_ws(';', ${['to', 'cc', 'bcc'].map((name) => `nullif(${column(name)}, '')`).join(', ')}), '')`,
  fromAddress: (column) => `nullif(${column('from')}, '')`,
  bytes: 'size',
  items: 'attachments',
});
