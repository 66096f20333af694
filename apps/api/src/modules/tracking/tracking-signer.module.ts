import { Global, Module } from '@nestjs/common';
import { createTokenSigner } from '@mailwright/tokens';
import { Sealer } from '../../platform/secrets/sealer.js';

/** Signs and verifies everything in a mail that points back to us. */
export const TRACKING_SIGNER = Symbol('tracking signer');

@Global()
@Module({
  providers: [
    {
      provide: TRACKING_SIGNER,
      inject: [Sealer],
      useFactory: (sealer: Sealer) =>
        createTokenSigner({ keys: [{ id: 0, secret: sealer.derive('tracking') }] }),
    },
  ],
  exports: [TRACKING_SIGNER],
})
export class TrackingSignerModule {}
