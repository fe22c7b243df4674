import type { SignInLinkReply } from '#contracts';
import { ApiClient } from '../api/api-client.js';

/** A link that signs a browser in once. */
export interface SignInLink extends SignInLinkReply {
  url: string;
}

/** A new link of the gateway at `origin`; the code is in the fragment, which browsers send to no server. */
export async function newSignInLink(origin: string, adminToken: string): Promise<SignInLink> {
  const made = await new ApiClient(origin, adminToken).json<SignInLinkReply>('POST', '/api/auth/links');
  return { url: `${origin}/#sign-in=${made.code}`, ...made };
}
