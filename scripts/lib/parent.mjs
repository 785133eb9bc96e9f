// @ts-check

/**
 * Stops this process when the `npm start` above it was stopped. Npm passes SIGTERM to the shell it runs a command
 * through, and that shell does not pass it on: without this, a server stopped by its supervisor would live on and keep
 * the port.
 */
export function stopWithNpm() {
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  timer.unref();
}
