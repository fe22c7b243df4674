import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { AppEventsQuery, LastEventIdHeader } from '#contracts';
import type { AppEvent } from '#contracts';
import { Needs } from '#platform/access';
import { RequestHeaders } from '#platform/http';
import { Answers } from '../openapi/answers.js';
import type { EventStream } from '../openapi/answers.js';
import { AppEventsService } from './app-events.service.js';
import { topicsOf } from './event-topics.js';

@Controller('events')
export class EventsController {
  constructor(private readonly events: AppEventsService) {}

  /**
   * What happens in the instance, as server-sent events: runs, deliveries, verdicts, workflows, workers
   *
   * News for pages that show lists, without details. The first event, `ready`, says whether something may have been missed
   * since Last-Event-ID or `after`. A stream that cannot go on ends with the event `problem`; one ends after an hour, too.
   */
  @Needs('view')
  @Get()
  @Answers({})
  watchInstance(
    @Query() { topics, after }: AppEventsQuery,
    @RequestHeaders() { 'last-event-id': last }: LastEventIdHeader,
    @Res() response: Response,
  ): Promise<EventStream<AppEvent>> {
    const place = last || after;
    const wanted = { topics: topicsOf(topics), after: place === undefined ? null : Number(place) };
    return this.events.stream(wanted, response);
  }
}
