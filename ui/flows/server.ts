import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../understudy', import.meta.url));
const PATIENCE = 120_000; // ms until it has to be ready: the machine may be busy

/** A running Understudy, as a user starts it, on ports of its own. */
export class Server {
  private constructor(
    private readonly process: ChildProcess,
    readonly service: string,
    readonly admin: string,
    /** The file it serves. */
    readonly file: string,
  ) {}

  /** Serves a text. It has a folder of its own: file, revisions. @param port of the admin; any unless said */
  static async start(text: string, more: readonly string[] = [], port = 0): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), 'understudy-flow-'));
    const file = join(folder, 'service.yaml');
    writeFileSync(file, text);
    const process = spawn(
      PROGRAM,
      ['serve', file, '--port', '0', '--admin-port', String(port), '--data', join(folder, 'data'), ...more],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const said = await ready(process);
    const service = /service\s+(http:\/\/[^\s]+)/.exec(said)?.[1];
    const admin = /admin\s+(http:\/\/[^/\s]+)/.exec(said)?.[1];
    if (!service || !admin) {
      process.kill();
      throw new Error(`the server did not say where it is:\n${said}`);
    }
    return new Server(process, service, admin, file);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await ended;
  }
}

function ready(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => {
      process.kill();
      reject(new Error(`not ready after ${PATIENCE / 1000} s:\n${said}`));
    }, PATIENCE);
    const take = (piece: Buffer): void => {
      said += piece.toString();
      if (/^ready/m.test(said)) {
        clearTimeout(late);
        resolve(said);
      }
    };
    process.stdout!.on('data', take);
    process.stderr!.on('data', take);
    process.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`it ended with ${code}:\n${said}`));
    });
  });
}
