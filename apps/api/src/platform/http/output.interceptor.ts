import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { isRaw } from '@mailwright/contracts';
import { map, type Observable } from 'rxjs';
import { endpointOf } from './handles.js';

/**
 * What leaves is checked like what comes in: a field that the contract does not name (a sealed password, an internal
 * state) can never slip out, and an answer that breaks the contract is a failure here instead of a riddle on the page.
 */
@Injectable()
export class OutputInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { response } = endpointOf(context);
    if (isRaw(response)) return next.handle();
    return next.handle().pipe(map((value) => response.parse(value)));
  }
}
