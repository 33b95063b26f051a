<?php

namespace Drupal\cutline_gate\Plugin\Validation\Constraint;

use Symfony\Component\Validator\Constraint;

/**
 * Holds the captions of a published story against the story.
 *
 * @Constraint(
 *   id = "CutlineCaptions",
 *   label = @Translation("Captions belong to their story"),
 *   type = "entity:node"
 * )
 */
class CutlineCaptions extends Constraint {

  /** What is said of a caption. */
  public string $wrong = '%message';

  /** What is said where the server is away. */
  public string $away = 'The captions could not be checked: %message';

}
