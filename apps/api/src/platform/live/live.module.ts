import { Global, Module, type DynamicModule } from '@nestjs/common';
import { LIVE_OPTIONS, LiveBus, type LiveOptions } from './live-bus.js';

@Global()
@Module({})
export class LiveModule {
  static with(options: LiveOptions): DynamicModule {
    return {
      module: LiveModule,
      providers: [{ provide: LIVE_OPTIONS, useValue: options }, LiveBus],
      exports: [LiveBus],
    };
  }
}
