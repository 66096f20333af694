import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TrackingSignerModule } from '../tracking/public.js';
import { WorkspacesModule } from '../workspaces/public.js';
import { ContentPreviewService } from './content-preview.service.js';
import { TemplateEntity } from './template.entity.js';
import { TemplatesRepository } from './templates.repository.js';
import { TemplatesService } from './templates.service.js';

/** Content to begin from, and the preview of it. */
@Module({
  imports: [TypeOrmModule.forFeature([TemplateEntity]), WorkspacesModule, TrackingSignerModule],
  providers: [TemplatesService, TemplatesRepository, ContentPreviewService],
  exports: [TemplatesService, ContentPreviewService],
})
export class TemplatesModule {}
