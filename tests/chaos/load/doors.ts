/** The addresses at which clients reach the nodes, each through its proxy. */
export class Doors {
  private readonly ports: number[];

  constructor(ports: number[]) {
    this.ports = ports;
  }

  /** Any whole number names a door: a client that finds one shut goes to the next. */
  url(index: number): string {
    return `http://127.0.0.1:${this.ports[index % this.ports.length]}`;
  }

  socketUrl(index: number): string {
    return `${this.url(index).replace('http', 'ws')}/graphql`;
  }
}
