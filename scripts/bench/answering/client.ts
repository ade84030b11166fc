import { connect, type Socket } from "node:net";

/** One keep-alive connection that speaks just enough HTTP, so that the client costs little. */
class Connection {
  private readonly socket: Socket;
  private heard = "";
  private resolve: ((head: string) => void) | undefined;
  private reject: ((error: Error) => void) | undefined;

  constructor(port: number) {
    this.socket = connect({ port, host: "127.0.0.1", noDelay: true });
    this.socket.setEncoding("latin1");
    this.socket.on("data", (chunk: string) => this.hear(chunk));
    this.socket.on("error", (error) => this.reject?.(error));
    this.socket.on("close", () => this.reject?.(new Error("the server hung up")));
  }

  private hear(chunk: string): void {
    this.heard += chunk;
    const end = this.heard.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.heard.slice(0, end))?.[1] ?? "0";
    if (this.heard.length < end + 4 + Number(length)) return;
    const head = this.heard.slice(0, end);
    this.heard = "";
    this.resolve?.(head);
  }

  /** Sends a request and returns the status line and headers of its whole answer. */
  ask(request: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      this.socket.write(request);
    });
  }

  close(): void {
    this.reject = undefined;
    this.socket.destroy();
  }
}

const body = "nps=9&waiting=4&knowledge=5&courtesy=5&clarity=4&resolution=5&comment=Quick+and+kind";
const agent = "Host: bench\r\nAccept-Encoding: gzip, deflate, br\r\nAccept-Language: en\r\n";

const get = (token: string) => `GET /s/${token} HTTP/1.1\r\n${agent}\r\n`;
const post = (token: string) =>
  `POST /s/${token} HTTP/1.1\r\n${agent}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

export interface Load {
  perSecond: number;
  /** From sending the answer to its confirmation, in milliseconds, in ascending order. */
  waits: number[];
}

/** Opens and answers every one of these surveys, so many customers at a time. */
export async function answerAll(
  port: number,
  tokens: readonly string[],
  connections: number,
): Promise<Load> {
  const left = tokens.values();
  const waits: number[] = [];
  const customer = async () => {
    const connection = new Connection(port);
    for (const token of left) {
      expectStatus(await connection.ask(get(token)), 200);
      const sent = performance.now();
      expectStatus(await connection.ask(post(token)), 303);
      waits.push(performance.now() - sent);
    }
    connection.close();
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, customer));
  const seconds = (performance.now() - begun) / 1000;
  return { perSecond: tokens.length / seconds, waits: waits.sort((a, b) => a - b) };
}

function expectStatus(head: string, status: number): void {
  if (!head.startsWith(`HTTP/1.1 ${status}`)) throw new Error(`expected ${status}, heard: ${head}`);
}
