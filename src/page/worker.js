// What the worker does: it is handed an engine and a plan once, then one question at a time.

let calculator = null;

self.onmessage = (event) => {
  const question = event.data;
  try {
    if (question.module) {
      calculator = createCalculator(question.module, question.plan);
      self.postMessage({ ready: true });
      return;
    }
    const answer = calculator.run(question);
    self.postMessage({ number: question.number, ...answer }, [answer.numbers.buffer]);
  } catch (error) {
    self.postMessage({ number: question.number, failed: String(error.message || error) });
  }
};
