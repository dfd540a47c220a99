// @ts-check
/**
 * Loaded before a server that cannot be told where to listen: makes it listen on a free port of 127.0.0.1, tells the
 * parent which, and ends with the parent.
 */
import { Server } from 'node:net';

// oxlint-disable-next-line typescript/unbound-method -- it is called with its server as `this` below
const listen = Server.prototype.listen;

/** @param {unknown[]} args */
Server.prototype.listen = function listenOnLoopback(...args) {
  const whenListening = args.find((argument) => typeof argument === 'function');
  this.once('listening', () => process.send?.(this.address()));
  return listen.call(
    this,
    { host: '127.0.0.1', port: 0 },
    /** @type {() => void} */ (whenListening),
  );
};

process.once('disconnect', () => process.exit());
