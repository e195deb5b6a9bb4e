import { type ServedEventGrid, serveEventGrid } from '../serve';
import { type ControlDeps, createControlApp } from './control-app';

/**
 * Adds a control port to a running EventGrid: both close together. If it can't listen, closes the server and rejects.
 */
export async function serveControl(
  served: ServedEventGrid,
  deps: ControlDeps,
  port: number,
): Promise<ServedEventGrid & { controlUrl: string }> {
  const control = await serveEventGrid(createControlApp(deps), port).catch(async (error: unknown) => {
    await served.close();
    throw error;
  });
  return {
    ...served,
    controlUrl: control.url,
    async close() {
      await Promise.all([served.close(), control.close()]);
    },
  };
}
