// Asks the engine without waiting for it: one question is under way, the newest waits, and what was
// overtaken is neither computed nor told.

function bytesOf(id) {
  const text = atob(document.getElementById(id).textContent.replace(/\s+/g, ""));
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes.buffer;
}

let compiled = null; // the module, once for all engines

function compileEngine() {
  if (typeof WebAssembly === "undefined") return Promise.reject(new Error("WebAssembly"));
  compiled = compiled || WebAssembly.compile(bytesOf("engine"));
  return compiled;
}

// Where no worker can be started, the page computes itself, and stands still for that long.
function startHere(module, plan) {
  const calculator = createCalculator(module, plan);
  return (question) => new Promise((resolve) => setTimeout(() => resolve(calculator.run(question)), 0));
}

function startWorker(module, plan) {
  const source = new Blob([document.getElementById("worker").textContent], { type: "text/javascript" });
  const address = URL.createObjectURL(source);
  const worker = new Worker(address);
  return new Promise((resolve, reject) => {
    let waiting = null;
    worker.onerror = (event) => { event.preventDefault(); reject(new Error("worker")); };
    worker.onmessage = (event) => {
      const answer = event.data;
      if (answer.ready) {
        URL.revokeObjectURL(address);
        resolve((question) => new Promise((done, fail) => {
          waiting = { done, fail };
          worker.postMessage(question);
        }));
      } else if (!waiting) {
        reject(new Error(answer.failed));
      } else if (answer.failed) {
        waiting.fail(new Error(answer.failed));
      } else {
        waiting.done(answer);
      }
    };
    worker.postMessage({ module, plan });
  });
}

// An engine for one plan: ask(question) resolves to its answer, or to null when a later question
// overtook it.
async function createEngine(planId) {
  const module = await compileEngine();
  let put;
  try {
    put = await startWorker(module, bytesOf(planId));
  } catch (error) {
    put = startHere(module, bytesOf(planId));
  }
  let running = false, next = null;
  async function work() {
    running = true;
    while (next) {
      const { question, resolve, reject } = next;
      next = null;
      try {
        resolve(await put(question));
      } catch (error) {
        reject(error);
      }
    }
    running = false;
  }
  return {
    ask(question) {
      if (next) next.resolve(null);
      return new Promise((resolve, reject) => {
        next = { question, resolve, reject };
        if (!running) work();
      });
    },
  };
}
