const Pause = 500;

/**
 * Gathers news by kind and acts on each kind at once, then at most twice a second, and never again before the last act has finished: a slow
 * answer is neither given up for a newer question nor taken for one that knew of it.
 */
export class Gatherer {
  private readonly waiting = new Set<string>();
  private readonly busy = new Set<string>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  public constructor(private readonly act: (kind: string) => Promise<unknown>) {}

  public add(kind: string): void {
    if (this.busy.has(kind)) this.waiting.add(kind);
    else void this.run(kind);
  }

  public stop(): void {
    this.waiting.clear();
    this.timers.forEach((timer) => clearTimeout(timer));
  }

  private async run(kind: string): Promise<void> {
    this.busy.add(kind);
    const rest = new Promise<void>((done) => this.timers.set(kind, setTimeout(done, Pause)));
    await Promise.all([this.act(kind), rest]);
    this.busy.delete(kind);
    if (this.waiting.delete(kind)) void this.run(kind);
  }
}
