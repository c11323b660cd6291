// Loaded before everything else, by whatever Node runs the script: plain JavaScript, so that an old one can say what it lacks.
const needed = 24
const major = Number(process.versions.node.split('.')[0])

if (major < needed) {
  process.stderr.write(
    `群青要用 Node ${needed} 或更新的版本运行，现在是 ${process.versions.node}：在 Linux 和 Windows 上 npm ci 会自己带来，` +
      `别的系统先装好 Node ${needed}。\n` +
      `Qunqing runs on Node ${needed} or newer, and this is ${process.versions.node}: npm ci brings it on Linux and Windows; ` +
      `on other systems install Node ${needed} first.\n`,
  )
  process.exit(1)
}
