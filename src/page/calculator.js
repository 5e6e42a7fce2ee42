// The engine in WebAssembly, with one plan. Runs in the worker; in the page itself where no worker
// can be had.

// `module`: the compiled engine; `plan`: its bytes.
function createCalculator(module, plan) {
  const refuse = () => { throw new Error("the engine asked for what a page does not have"); };
  let memory = null;
  const none = () => 0;
  const system = {
    environ_get: none,
    environ_sizes_get(count, size) { // there are no variables
      const view = new DataView(memory.buffer);
      view.setUint32(count, 0, true);
      view.setUint32(size, 0, true);
      return 0;
    },
    clock_time_get: (id, precision, out) => { // only progress asks; nothing is computed from it
      new DataView(memory.buffer).setBigUint64(out, 0n, true);
      return 0;
    },
    fd_close: none, fd_seek: refuse, fd_write: refuse, proc_exit: refuse,
  };
  const engine = new WebAssembly.Instance(module, { wasi_snapshot_preview1: system }).exports;
  memory = engine.memory;
  engine._initialize();
  const room = engine.page_room(plan.byteLength);
  if (!room) throw new Error("no memory");
  new Uint8Array(memory.buffer, room, plan.byteLength).set(new Uint8Array(plan));
  if (!engine.page_open(plan.byteLength)) throw new Error("not a plan of this version");

  return {
    // `settings`: of every lever a number, or null: as the scenario says. The numbers of
    // src/engine/answer.h, and their hash.
    run({ settings, replicates, seed, level }) {
      settings.forEach((value, lever) => engine.page_turn(lever, value === null ? NaN : value));
      const at = engine.page_run(replicates, BigInt(seed), level);
      if (!at) throw new Error("the run failed");
      return {
        numbers: new Float64Array(memory.buffer, at, engine.page_count()).slice(),
        hash: BigInt.asUintN(64, engine.page_hash()).toString(16).padStart(16, "0"),
      };
    },
  };
}
