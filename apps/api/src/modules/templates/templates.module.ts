import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContactsModule } from '../contacts/public.js';
import { FilesModule } from '../files/public.js';
import { TrackingSignerModule } from '../tracking/public.js';
import { WorkspacesModule } from '../workspaces/public.js';
import { EmbeddedPicturesService } from './images/embedded-pictures.service.js';
import { ImagesController } from './images/images.controller.js';
import { ImagesRepository } from './images/images.repository.js';
import { ImagesService } from './images/images.service.js';
import { ContentPreviewService } from './preview/content-preview.service.js';
import { TemplateEntity } from './template.entity.js';
import { TemplatesController } from './templates.controller.js';
import { TemplatesRepository } from './templates.repository.js';
import { TemplatesService } from './templates.service.js';

/** Content to begin from, the pictures in it, and the preview of it. */
@Module({
  imports: [
    TypeOrmModule.forFeature([TemplateEntity]),
    ContactsModule,
    FilesModule,
    WorkspacesModule,
    TrackingSignerModule,
  ],
  controllers: [TemplatesController, ImagesController],
  providers: [
    TemplatesService,
    TemplatesRepository,
    ContentPreviewService,
    ImagesService,
    ImagesRepository,
    EmbeddedPicturesService,
  ],
  exports: [TemplatesService, ContentPreviewService, EmbeddedPicturesService],
})
export class TemplatesModule {}
