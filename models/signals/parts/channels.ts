import type { SignalEvent } from './event.ts';
import { domainsOf, isOwn } from './own-domains.ts';

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
  '1drv.ms',
  '1fichier.com',
  'bashupload.com',
  'catbox.moe',
  'controlc.com',
  'dpaste.com',
  'drive.proton.me',
  'dropboxusercontent.com',
  'filebin.net',
  'fromsmash.com',
  'gist.github.com',
  'jottacloud.com',
  'justpaste.it',
  'privnote.com',
  'rentry.co',
  'send-anywhere.com',
  'sync.com',
  'terabox.com',
  'tresorit.com',
  'uptobox.com',
  'workupload.com',
  'wormhole.app',
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
  '163.com',
  '126.com',
  'att.net',
  'bellsouth.net',
  'bluewin.ch',
  'charter.net',
  'cox.net',
  'earthlink.net',
  'fastmail.com',
  'free.fr',
  'freenet.de',
  'gmx.at',
  'gmx.ch',
  'gmx.com',
  'hotmail.co.uk',
  'hushmail.com',
  'juno.com',
  'laposte.net',
  'libero.it',
  'live.co.uk',
  'live.fr',
  'mac.com',
  'mail.com',
  'me.com',
  'naver.com',
  'netzero.com',
  'optonline.net',
  'orange.fr',
  'outlook.de',
  'outlook.fr',
  'pm.me',
  'qq.com',
  'rediffmail.com',
  'sbcglobal.net',
  't-online.de',
  'tuta.io',
  'tutanota.com',
  'wanadoo.fr',
  'yahoo.co.jp',
  'yahoo.co.uk',
  'yahoo.de',
  'yahoo.fr',
  'yandex.com',
  'yandex.ru',
  'ymail.com',
  'zoho.com',
] as const;

const isUpload = (domain: string) =>
  UPLOAD_DOMAINS.some((known) => domain === known || domain.endsWith(`.${known}`));
const personal: ReadonlySet<string> = new Set(PERSONAL_MAIL);

/** Bits of an access mask that write: WriteData and AppendData. */
const WRITES = 0x6;

/** Windows audits files of removable storage by the device's own name, those of disks by their letter. */
const isOnRemovable = ({ resource, detail }: SignalEvent) =>
  /^\\Device\\HarddiskVolume\d+\\/i.test(resource) &&
  (Number.parseInt(detail.split(' ')[0] ?? '', 16) & WRITES) !== 0;

/** By which way data would leave, in words; '' where by none. `own`: mail domains of the organisation. */
export function channelOf(event: SignalEvent, own: ReadonlySet<string>): string {
  switch (event.action) {
    case 'device-connected':
      return 'a removable device';
    case 'object-accessed':
      return isOnRemovable(event) ? 'files written to a removable device' : '';
    case 'file-copied':
      return event.stream === 'file' ? 'files copied to a removable device' : '';
    case 'shared-outside':
      return 'sharing outside the organisation';
    case 'network-connected':
    case 'web-visited': {
      const domain = (event.container || event.resource).toLowerCase().replace(/:\d+$/, '');
      return isUpload(domain) ? domain : '';
    }
    case 'email-sent': {
      const outside = domainsOf(event.resource).filter((domain) => !isOwn(domain, own));
      const known = outside.find((domain) => personal.has(domain));
      if (known !== undefined) return `personal mail (${known})`;
      return outside.length > 0 ? 'mail outside the organisation' : '';
    }
    default:
      return '';
  }
}
