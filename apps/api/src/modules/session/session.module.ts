import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard } from '../../platform/http/access.guard.js';
import { Identification } from '../../platform/http/actor.js';
import { IdempotencyInterceptor } from '../../platform/http/idempotency.interceptor.js';
import { OutputInterceptor } from '../../platform/http/output.interceptor.js';
import { TrustedOrigins } from '../../platform/http/trusted-origins.js';
import { AuthService, SESSION_OPTIONS, type SessionOptions } from './auth.service.js';
import { SessionIdentification } from './identification.service.js';
import { PeopleRepository } from './people.repository.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SignInTriesService } from './sign-in-tries.service.js';

/** Who is who: sign-in, the first owner, invitations. It also puts the access guard in front of every route. */
@Global()
@Module({})
export class SessionModule {
  static with(options: SessionOptions, port: number): DynamicModule {
    return {
      module: SessionModule,
      controllers: [SessionController],
      providers: [
        SessionService,
        AuthService,
        PeopleRepository,
        SignInTriesService,
        { provide: SESSION_OPTIONS, useValue: options },
        { provide: TrustedOrigins, useFactory: () => new TrustedOrigins(options.publicUrl, port) },
        { provide: Identification, useClass: SessionIdentification },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: OutputInterceptor },
      ],
      exports: [AuthService, SignInTriesService, TrustedOrigins, Identification],
    };
  }
}
