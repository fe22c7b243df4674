/** Something that listens, as Nest's application does. */
interface Listener {
  listen(port: number, host: string): Promise<unknown>;
}

/** Listens, or throws one line that says which port is taken and what to do. */
export async function listenOrSay(app: Listener, port: number, host: string): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    throw new Error(
      `Port ${port} on ${host} is in use. Stop whoever has it, or set HARTOMAT_HTTP_PORT to another port.`,
    );
  }
}
