import { Injectable } from '@nestjs/common';
import { PausedPoolsService } from '../pools/paused-pools.service.js';
import { PoolLoads } from './pool-loads.js';
import { PoolWindowsService } from './pool-windows.service.js';
import { Reservation } from './reservation.js';

/** Decides which ready nodes are dispatched at once and which wait for their turn. PostgreSQL knows them all as `ready`. */
@Injectable()
export class AdmissionService {
  readonly loads: PoolLoads;

  constructor(
    windows: PoolWindowsService,
    private readonly paused: PausedPoolsService,
  ) {
    this.loads = new PoolLoads((pool) => windows.of(pool));
  }

  /** Gives `work` a reservation of its own; the places that it did not confirm are free when it ends, however it ends. */
  async reserving<T>(work: (reservation: Reservation) => Promise<T>): Promise<T> {
    const reservation = new Reservation(this.loads, (pool) => !this.paused.isPaused(pool));
    try {
      return await work(reservation);
    } finally {
      reservation.release();
    }
  }
}
