export default async function endTestServers() {
  await globalThis.endTestServers?.();
}
