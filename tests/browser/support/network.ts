import { ChaosProxy } from '../../chaos/faults/proxy.js';

/** The network between a browser and a server: it can be cut, and mended. */
export class Network {
  private constructor(private readonly proxy: ChaosProxy) {}

  /** server: its address, http://localhost:<port>. */
  static async to(server: string): Promise<Network> {
    return new Network(await new ChaosProxy(Number(new URL(server).port)).listen());
  }

  /** The server's address through this network. */
  get url(): string {
    return `http://localhost:${this.proxy.port}`;
  }

  /** Every connection breaks, and none is made any more. */
  cut(): void {
    this.proxy.refusing = true;
    this.proxy.cut('rst');
  }

  /** Nothing passes any more, and nobody hears that it does not. */
  swallow(): void {
    this.proxy.swallowAll();
  }

  /** Everything takes so much longer, each way, milliseconds. */
  slowDown(latency: number): void {
    this.proxy.latency = latency;
  }

  mend(): void {
    this.proxy.refusing = false;
    this.proxy.heal();
  }

  close(): Promise<void> {
    return this.proxy.close();
  }
}
