import type { SignalEvent } from './event.ts';

/** Domains that take what is written to them: file sharing, paste and personal mail. Public knowledge, shortened. */
export const UPLOAD_DOMAINS = [
  'dropbox.com',
  'wetransfer.com',
  'mega.nz',
  'mega.co.nz',
  'mediafire.com',
  'box.com',
  'anonfiles.com',
  'transfer.sh',
  'gofile.io',
  'pastebin.com',
  'paste.ee',
  'ghostbin.com',
  'hastebin.com',
  'drive.google.com',
  'onedrive.live.com',
  'sendspace.com',
  '4shared.com',
  'rapidshare.com',
  'yousendit.com',
  'filefreak.com',
  'wikileaks.org',
  'megaupload.com',
  'depositfiles.com',
  'hotfile.com',
  'icloud.com',
  'pcloud.com',
  'file.io',
  'ufile.io',
  'temp.sh',
] as const;

export const PERSONAL_MAIL = [
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'hotmail.com',
  'outlook.com',
  'live.com',
  'aol.com',
  'icloud.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'protonmail.com',
  'proton.me',
  'mail.ru',
  'comcast.net',
  'verizon.net',
  'msn.com',
  'hotmail.fr',
] as const;

const isUpload = (domain: string) =>
  UPLOAD_DOMAINS.some((known) => domain === known || domain.endsWith(`.${known}`));
const isPersonal = (domain: string) => (PERSONAL_MAIL as readonly string[]).includes(domain);
const domainsOf = (recipients: string) =>
  recipients
    .toLowerCase()
    .split(/[;,]/)
    .flatMap((one) => one.split('@').slice(1))
    .map((domain) => domain.trim());

/** By which way data would leave, in words; '' where by none. `own`: mail domains of the organisation. */
export function channelOf(event: SignalEvent, own: ReadonlySet<string>): string {
  switch (event.action) {
    case 'device-connected':
      return 'a removable device';
    case 'file-copied':
      return event.stream === 'file' ? 'files copied to a removable device' : '';
    case 'shared-outside':
      return 'sharing outside the organisation';
    case 'web-visited': {
      const domain = event.container.toLowerCase();
      return isUpload(domain) ? domain : '';
    }
    case 'email-sent': {
      const outside = domainsOf(event.resource).filter((domain) => domain !== '' && !own.has(domain));
      const personal = outside.find(isPersonal);
      return personal === undefined
        ? outside.length > 0
          ? 'mail outside the organisation'
          : ''
        : `personal mail (${personal})`;
    }
    default:
      return '';
  }
}
