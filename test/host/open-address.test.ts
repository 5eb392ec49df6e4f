import { describe, expect, it } from 'vitest';
import { openerFor } from '../../electron/host/open-address.ts';

describe('opening the address', () => {
  it('uses what the system has for it', () => {
    expect(openerFor('linux', { DISPLAY: ':0' })).toEqual(['xdg-open']);
    expect(openerFor('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open']);
    expect(openerFor('darwin', {})).toEqual(['open']);
    expect(openerFor('win32', {})).toEqual(['rundll32', 'url.dll,FileProtocolHandler']);
  });

  it('leaves it where nobody would see it', () => {
    expect(openerFor('linux', {})).toBeNull();
    expect(openerFor('linux', { DISPLAY: ':0', CI: 'true' })).toBeNull();
    expect(openerFor('darwin', { SSH_CONNECTION: '10.0.0.1 22' })).toBeNull();
  });
});
