/** Whether a process of this machine lives: what it left behind is cleared when it does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // One of another user lives, although it cannot be asked.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
