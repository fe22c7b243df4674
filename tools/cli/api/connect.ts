import { join } from 'node:path';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import { readInstance } from '../../../deploy/local/state/instance-file.js';
import { readSecret } from '../../../deploy/local/state/secret-file.js';
import { findPlace } from '../place.js';
import { ApiClient } from './api-client.js';

/**
 * The API that commands speak to: HARTOMAT_API_URL with HARTOMAT_ADMIN_TOKEN, else the instance that runs in the state
 * folder. Throws `LocalSetupError` where nothing runs or the token is not known.
 */
export function connect(withinMs?: number): ApiClient {
  const { origin, token } = findApi();
  return new ApiClient(origin, token, withinMs);
}

/** The address of that API, without `/api`, and its admin token. Throws as `connect` does. */
export function findApi(): { origin: string; token: string } {
  const { homeDir } = findPlace();
  const origin = process.env['HARTOMAT_API_URL'] || readInstance(homeDir)?.urls.web;
  if (!origin)
    throw new LocalSetupError(
      `Nothing runs in ${homeDir}. Start it (./hartomat up), or set HARTOMAT_API_URL to another instance.`,
    );
  const token = process.env['HARTOMAT_ADMIN_TOKEN'] || readSecret(join(homeDir, 'admin-token'));
  if (!token) throw new LocalSetupError(`The admin token is not in ${homeDir}. Set HARTOMAT_ADMIN_TOKEN to it.`);
  return { origin: origin.replace(/\/(api\/?)?$/, ''), token };
}
