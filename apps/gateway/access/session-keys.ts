import { hkdfSync } from 'node:crypto';

/** What sessions of one instance are made with. All of it follows from the admin token, so it survives a restart. */
export interface SessionKeys {
  /** Contains a digest, since cookies ignore ports: instances on one machine must not overwrite each other's. */
  cookieName: string;
  signing: Buffer;
  csrf: Buffer;
}

const derived = (adminToken: string, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', adminToken, '', `hartomat ${purpose} v1`, bytes));

/** The keys of an instance; another admin token has others, which ends every session. */
export function sessionKeys(adminToken: string): SessionKeys {
  return {
    cookieName: `hartomat_session_${derived(adminToken, 'session name', 6).toString('hex')}`,
    signing: derived(adminToken, 'session signature', 32),
    csrf: derived(adminToken, 'csrf token', 32),
  };
}
