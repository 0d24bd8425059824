package dev.eddy.streaming.worker;

import dev.eddy.streaming.wire.Block;

/** Keeps the blocks of each shard, numbered from 0, out of the heap. */
interface BlockCache {

  void put(int shard, long number, Block block) throws Exception;

  /** Returns a block that was put there, also before a restart. */
  Block get(int shard, long number) throws Exception;
}
